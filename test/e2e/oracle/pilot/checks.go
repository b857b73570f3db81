package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"istio.io/istio/pilot/pkg/config/kube/crd"
	"istio.io/istio/pkg/config"
	"istio.io/istio/pkg/config/constants"
	"istio.io/istio/pkg/config/schema/collections"
	"istio.io/istio/pkg/config/schema/resource"
)

// checkObjects takes the steps of the webhook (pkg/webhooks/validation/server) for every object, and returns the
// accepted ones as the control plane reads them.
func checkObjects(objects []map[string]any) (checks []Check, accepted []config.Config) {
	for _, object := range objects {
		meta, _ := object["metadata"].(map[string]any)
		check := Check{Object: fmt.Sprintf("%v %v/%v", object["kind"], meta["namespace"], meta["name"])}
		read, warning, err := admit(object)
		if err != nil {
			check.Error = err.Error()
		} else {
			accepted = append(accepted, *read)
		}
		if warning != nil {
			check.Warning = warning.Error()
		}
		checks = append(checks, check)
	}
	return checks, accepted
}

func admit(object map[string]any) (read *config.Config, warning, err error) {
	text, err := json.Marshal(object)
	if err != nil {
		return nil, nil, err
	}
	var kind crd.IstioKind
	if err := json.Unmarshal(text, &kind); err != nil {
		return nil, nil, fmt.Errorf("cannot decode configuration: %w", err)
	}
	gvk := kind.GroupVersionKind()
	schema, ok := collections.Istio.FindByGroupKind(resource.FromKubernetesGVK(&gvk))
	if !ok {
		return nil, nil, errors.New("not an object of Istio")
	}
	read, err = crd.ConvertObject(schema, &kind, constants.DefaultClusterLocalDomain)
	if err != nil {
		return nil, nil, fmt.Errorf("error decoding configuration: %w", err)
	}
	if read.Namespace == "" {
		read.Namespace = "default"
	}
	// Istio sorts objects by age. Those without one are equally old.
	if read.CreationTimestamp.IsZero() {
		read.CreationTimestamp = time.Unix(1700000000, 0)
	}
	warned, err := schema.ValidateConfig(*read)
	if warned != nil {
		warning = warned
	}
	return read, warning, err
}
