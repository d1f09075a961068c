"""Settings from the environment, and what is said about wrong ones."""

import pytest

from octavo.settings import Settings, WrongSetting


def test_nothing_has_to_be_set() -> None:
    settings = Settings.from_environment({"PATH": "/bin", "OCTAVO_DATA": "/data", "OCTAVO_WORKER_PORT": "1"})
    assert settings == Settings()


def test_values_are_read_by_their_kind() -> None:
    settings = Settings.from_environment(
        {
            "OCTAVO_PUBLIC_URL": "https://docs.acme.com/",
            "OCTAVO_BASE_DOMAIN": ".Docs.Acme.com",
            "OCTAVO_TRUSTED_PROXIES": "10.0.0.0/8, 127.0.0.1",
            "OCTAVO_RATE_LIMIT": "0",
            "OCTAVO_ACCESS_LOG": "yes",
            "OCTAVO_FONTS": "",
        }
    )
    assert (settings.public_url, settings.base_domain) == ("https://docs.acme.com", "docs.acme.com")
    assert settings.trusted_proxies == ("10.0.0.0/8", "127.0.0.1")
    assert (settings.rate_limit, settings.access_log, settings.fonts) == (0, True, None)


@pytest.mark.parametrize(
    ("variable", "text", "said"),
    [
        ("OCTAVO_PUBLIC_URL", "docs.acme.com", "must be an address such as"),
        ("OCTAVO_BASE_DOMAIN", "acme.com:80", "without a port"),
        ("OCTAVO_TRUSTED_PROXIES", "10.0.0.1,nginx", "'nginx' is neither"),
        ("OCTAVO_DATABASE_URL", "mysql://x", "must begin with postgresql://"),
        ("OCTAVO_SECRET_KEY", "short", "at least 32 characters"),
        ("OCTAVO_RATE_LIMIT", "-1", "whole number"),
        ("OCTAVO_ACCESS_LOG", "maybe", "true or false"),
        ("OCTAVO_LOG_LEVEL", "loud", "debug, info"),
        ("OCTAVO_DATABASE_ULR", "postgresql://x", "is not a setting: there are"),
        ("OCTAVO_PUBLIC_ULR", "https://x.example", "is not a setting: there are OCTAVO_ACCESS_LOG"),
    ],
)
def test_a_wrong_value_is_named_and_the_right_kind_is_told(variable: str, text: str, said: str) -> None:
    with pytest.raises(WrongSetting, match=variable) as caught:
        Settings.from_environment({variable: text})
    assert said in str(caught.value)


def test_secrets_are_not_printed() -> None:
    settings = Settings(secret_key="s" * 32, database_url="postgresql://u:hidden@db/x")
    assert "hidden" not in repr(settings)
    assert "s" * 32 not in repr(settings)
