// Package e2e holds no code. Its imports keep modules in go.mod that the tests need only for the files inside them
// (custom resource definitions): `go mod tidy` drops a module that nothing imports.
package e2e

import (
	_ "istio.io/api/label"
	_ "sigs.k8s.io/gateway-api/pkg/consts"
)
