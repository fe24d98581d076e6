# Footnote in a small image that does not run as root. docs/operating.md says how to use it.
FROM python:3.11-slim AS build
WORKDIR /build
COPY setup/run.lock ./
RUN python -m venv --without-pip /venv \
    && pip --python /venv/bin/python install --quiet --no-deps --require-hashes --requirement run.lock

FROM python:3.11-slim
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
RUN useradd --system --uid 10001 --no-create-home footnote
WORKDIR /app
COPY --from=build /venv /venv
COPY bot bot
COPY questions questions
RUN install --directory --owner footnote --group footnote --mode 700 data data/backups
USER footnote
VOLUME /app/data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5m --timeout=30s --start-period=1m \
    CMD ["python", "-m", "bot", "doctor", "--only", "discord", "--only", "token", "--only", "disk"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
