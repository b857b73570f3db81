// Package controllers has what the Iter8 controller executes routing templates over, as far as they reach it, under the
// names that errors show.
package controllers

import v1 "iter8-release/test/e2e/oracle/gotemplate/v1"

type routemap struct {
	v1.ObjectMeta
	Versions          []version
	RoutingTemplates  map[string]routingTemplate
	normalizedWeights []uint32
}

type version struct {
	Resources []resource
	Weight    *uint32
	Signature *uint64
}

type resource struct {
	GVRShort  string
	Name      string
	Namespace *string
}

type routingTemplate struct{ GVRShort, Template string }

// Weights is what a template reaches as .Weights.
func (r *routemap) Weights() []uint32 { return r.normalizedWeights }

// New makes a routemap named web with a version for each weight.
func New(weights []uint32) any {
	namespace := "default"
	versions := make([]version, len(weights))
	for i := range weights {
		weight := weights[i]
		versions[i] = version{Resources: []resource{{"svc", "web", &namespace}}, Weight: &weight}
	}
	meta := v1.ObjectMeta{Name: "web", Namespace: namespace, Labels: map[string]string{"app": "web"}}
	return &routemap{meta, versions, map[string]routingTemplate{"x": {"vs", "text"}}, weights}
}
