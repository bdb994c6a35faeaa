from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "assessments"
    verbose_name = "Judgement"

    def ready(self) -> None:
        """Registers the checks."""
        from assessments import checks  # noqa: F401 (importing it is what registers)
