"""Coordination gaps: who has not told, met, answered or done what. Each rule is a pure function of facts, filters and now."""
