"""Published crime statistics of India (National Crime Records Bureau, *Crime in India*, cases under the Indian Penal
Code by police unit, year and crime head) and the population of districts (Census of India 2011): files in, frames
out.

`parse.read` and `population.read` read a file, `units` says which police unit a printed name means and which
districts of today it covers, `reconcile.reconcile` compares the printed state totals with the sums. Nothing here
knows a database. The CSV files beside the modules are reviewed registers, sorted so that people can compare them;
`registers` reads them.

State codes are those of ISO 3166-2:IN with `UK` for Uttarakhand, and always the state *as printed*: the two
territories merged in 2020 keep their own codes `DN` and `DD` (`former_states.csv`), since each has its own printed
total. Likewise Leh and Kargil are printed under `JK` and Telangana's units of 2001 to 2012 under `AP`: the printed
state keeps them, so that its total comes out, while the unit (`LA-LEH`, `TS-ADILABAD`) and its districts are today's,
so that the map shows them where they are.
"""
