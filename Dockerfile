# The service as an image; engines run from the same jar inside it. See README.md, "On Kubernetes".
#   docker build -t adax-trainer:0.1.0 .
# Without a registry of images: .ci/image

ARG BUILD_IMAGE=docker.io/library/eclipse-temurin:25.0.3_9-jdk-noble
# any JRE from 17 on that runs on glibc; the JVM's archive is made by it
ARG RUNTIME_IMAGE=docker.io/library/eclipse-temurin:25.0.3_9-jre-noble

# the jar is the same on any machine but for its native binaries, so it is built where building is fast
FROM --platform=$BUILDPLATFORM ${BUILD_IMAGE} AS build
ARG TARGETARCH
# CPU variant of ND4J's binary on amd64; empty runs on any
ARG ND4J_EXTENSION=""
WORKDIR /src
COPY mvnw pom.xml LICENSE ./
COPY .mvn .mvn
# the command line is made of the contract's client
COPY openapi openapi
COPY src/main src/main
RUN --mount=type=cache,target=/root/.m2 \
    case "${TARGETARCH:-$(uname -m)}" in \
      amd64 | x86_64) platform=linux-x86_64 variant=$ND4J_EXTENSION ;; \
      arm64 | aarch64) platform=linux-arm64 variant= ;; \
      *) echo "There are native binaries for amd64 and arm64, not for $TARGETARCH." >&2; exit 1 ;; \
    esac \
 && ./mvnw -B -ntp -Psbom -Dmaven.test.skip=true -Djavacpp.classifier="$platform" -Dnd4j.classifier="$platform$variant" package \
 && java -Djarmode=tools -jar target/adax-trainer.jar extract --layers --destination /layers

FROM ${RUNTIME_IMAGE}
WORKDIR /app
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
COPY --from=build /src/target/classes/META-INF/sbom/ ./sbom/
COPY --from=build /src/LICENSE ./
COPY --from=build /src/target/trainer /usr/local/bin/trainer
# What a start loads, and what a command does, as the JVM's own archive, valid for this JVM and these jars only: a cache of Java 25, or classes alone
RUN training="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dspring.context.exit=onRefresh -jar adax-trainer.jar --trainer.home=/tmp/training --server.port=0" \
 && if java -XX:AOTCacheOutput=service.aot -version >/dev/null 2>&1; then \
      java -XX:AOTCacheOutput=service.aot $training && echo "-XX:AOTCache=/app/service.aot" >start.options; \
    else \
      java -XX:ArchiveClassesAtExit=service.jsa $training && echo "-XX:SharedArchiveFile=/app/service.jsa" >start.options; \
    fi \
 && java -jar adax-trainer.jar client-jar \
 && java -XX:ArchiveClassesAtExit=client.jsa -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar client.jar warm-up \
 && chmod 0755 /usr/local/bin/trainer \
 && rm -rf /tmp/* \
 && install -d -o 10001 -g 10001 -m 0700 /var/lib/adax-trainer

ARG VERSION=development
ARG REVISION=unknown
LABEL org.opencontainers.image.title="AdaX Trainer" \
      org.opencontainers.image.description="A training service on Deeplearning4j whose home optimizer is AdaX" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"

# everything that is written goes to the volume and to /tmp; whoever comes from outside needs a key: the first one is made at
# the start, in /var/lib/adax-trainer/admin-key
ENV TRAINER_HOME=/var/lib/adax-trainer \
    SERVER_ADDRESS=0.0.0.0 \
    TRAINER_ACCESS_MODE=authenticated \
    MANAGEMENT_SERVER_PORT=8081
VOLUME /var/lib/adax-trainer
EXPOSE 8080 8081
USER 10001:10001
# JDK_JAVA_OPTIONS adds options, such as -Xmx
ENTRYPOINT ["java", "@/app/start.options", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError", "-jar", "/app/adax-trainer.jar"]
