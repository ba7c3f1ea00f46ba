"""The datasets a force can send, by name."""

from data.intake.columns import Dataset
from data.intake.datasets import events, meetings, messages, people, running, work

ALL: dict[str, Dataset] = {
    dataset.name: dataset
    for module in (events, messages, work, meetings, people, running)
    for dataset in module.DATASETS
}
