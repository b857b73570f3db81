module iter8-release/test/e2e/oracle/conformance

go 1.26.0

// Only its files are read: go mod download fetches it, and nothing is compiled with it.
require sigs.k8s.io/gateway-api/conformance v1.6.3
