"""The roll-call of kinds, in order of precedence: the first finding of a change gives the alert its headline."""

from __future__ import annotations

from monitor.decide.kind import Kind
from monitor.decide.kinds import (
    advice_text_changed,
    advisory_added,
    advisory_withdrawn,
    area_advice_lowered,
    area_advice_raised,
    departure_authorized,
    departure_lifted,
    departure_ordered,
    departure_statement_dropped,
    leave_advice,
    level_lowered,
    level_raised,
    no_substantive_change,
    operations_resumed,
    operations_suspended,
    security_alert,
)

KINDS: tuple[Kind, ...] = (
    operations_suspended.KIND,
    departure_ordered.KIND,
    departure_authorized.KIND,
    leave_advice.KIND,
    level_raised.KIND,
    advisory_withdrawn.KIND,
    advisory_added.KIND,
    area_advice_raised.KIND,
    departure_lifted.KIND,
    departure_statement_dropped.KIND,
    level_lowered.KIND,
    area_advice_lowered.KIND,
    operations_resumed.KIND,
    security_alert.KIND,
    advice_text_changed.KIND,
    no_substantive_change.KIND,
)
