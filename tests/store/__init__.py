"""The store's tests; the contract's own assertions explain themselves too."""

import pytest

pytest.register_assert_rewrite(f"{__name__}.contract", f"{__name__}.contract_outbox")
