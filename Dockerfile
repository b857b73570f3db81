# The program in a container: docs/ci.md shows it in GitLab CI, Tekton and Argo Workflows. The digest names the same image
# of Node on every platform; the tag says which it is.
FROM docker.io/library/node:24.21.0-bookworm-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6 AS build
WORKDIR /src
COPY package.json package-lock.json tsconfig.json tsconfig.build.json plugin.yaml ./
COPY README.md LICENSE CHANGELOG.md CONTRIBUTING.md SECURITY.md Dockerfile ./
COPY bin bin
COPY chart chart
COPY docs docs
COPY examples examples
COPY helm helm
COPY schemas schemas
COPY scripts scripts
COPY src src
COPY templates templates
# package-lock.json pins what this brings; npm pack builds dist/.
RUN npm ci --ignore-scripts --no-audit --no-fund && npm pack --ignore-scripts=false --pack-destination /tmp

FROM docker.io/library/node:24.21.0-bookworm-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6
COPY --from=build /tmp/iter8-release-*.tgz /tmp/
RUN npm install --global --ignore-scripts --no-audit --no-fund /tmp/iter8-release-*.tgz && rm /tmp/iter8-release-*.tgz
USER node
WORKDIR /workspace
ENTRYPOINT ["iter8-release"]
CMD ["--help"]
