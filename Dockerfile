# The program in a container: docs/ci.md shows it in GitLab CI, Tekton and Argo Workflows.
FROM docker.io/library/node:24-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json tsconfig.json tsconfig.build.json plugin.yaml README.md LICENSE CHANGELOG.md ./
COPY bin bin
COPY chart chart
COPY helm helm
COPY schemas schemas
COPY scripts scripts
COPY src src
COPY templates templates
# package-lock.json pins what this brings; it builds dist/, too.
RUN npm ci --no-audit --no-fund && npm pack --ignore-scripts --pack-destination /tmp

FROM docker.io/library/node:24-bookworm-slim
COPY --from=build /tmp/iter8-release-*.tgz /tmp/
RUN npm install --global --ignore-scripts --no-audit --no-fund /tmp/iter8-release-*.tgz && rm /tmp/iter8-release-*.tgz
USER node
WORKDIR /workspace
ENTRYPOINT ["iter8-release"]
CMD ["--help"]
