import pytest

for contract in ("contract", "contract_of_members", "contract_of_restarts", "contract_of_servers"):
    pytest.register_assert_rewrite(f"tests.storage.{contract}")
