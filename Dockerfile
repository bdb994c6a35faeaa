# Earshot as a small image: no compiler, no root, nothing that is written at run time. docs/operations.md says how to use it.
FROM python:3.13-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PYTHONDONTWRITEBYTECODE=1
RUN python -m venv --without-pip /opt/venv
COPY requirements.txt /tmp/
RUN python -m pip --python /opt/venv/bin/python install --require-hashes --only-binary :all: -r /tmp/requirements.txt
ENV PATH=/opt/venv/bin:$PATH EARSHOT_DATA=/srv/earshot/var
WORKDIR /srv/earshot
COPY . .
RUN DJANGO_SETTINGS_MODULE=earshot.settings.dev EARSHOT_DEBUG=0 python manage.py collectstatic --no-input --verbosity 0 \
    && python -m compileall -q -j 0 /opt/venv /srv/earshot

FROM python:3.13-slim
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PORT=8000 \
    EARSHOT_DATA=/srv/earshot/var DJANGO_SETTINGS_MODULE=earshot.settings.prod
COPY --from=build /opt/venv /opt/venv
COPY --from=build /srv/earshot /srv/earshot
WORKDIR /srv/earshot
USER 65534:65534
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD ["python", "deploy/healthcheck.py"]
CMD ["deploy/serve"]
