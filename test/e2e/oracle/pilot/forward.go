package main

import (
	"fmt"
	"strings"

	route "github.com/envoyproxy/go-control-plane/envoy/config/route/v3"
)

// forwarding is a route that forwards requests, with what surrounds it.
type forwarding struct {
	envoy  *EnvoyProxy
	routes *route.RouteConfiguration
	host   *route.VirtualHost
	chosen *route.Route
	action *route.RouteAction
}

// target is a cluster with its weight. A cluster without others has no settings of its own.
type target struct {
	name     string
	weight   float64
	settings *route.WeightedCluster_ClusterWeight
}

func (f forwarding) fill(answer *Answer, r Request) {
	answer.Kind = "forward"
	answer.Retries = retriesOf(f.action.RetryPolicy)
	if timeout := f.action.Timeout.AsDuration(); timeout != 0 {
		answer.Timeout = timeout.String()
	}
	targets, err := f.targets()
	if err != nil {
		answer.Kind, answer.Error = "broken", err.Error()
		return
	}
	var sum float64
	for _, t := range targets {
		sum += t.weight
	}
	for _, t := range targets {
		branch, err := f.branch(t, r)
		if err != nil {
			answer.Kind, answer.Error = "broken", err.Error()
			return
		}
		branch.Share = t.weight / sum
		answer.Branches = append(answer.Branches, branch)
	}
	for _, mirror := range f.action.RequestMirrorPolicies {
		answer.Mirrors = append(answer.Mirrors, Mirror{Cluster: mirror.Cluster, Percent: percentOf(mirror.RuntimeFraction)})
	}
}

func (f forwarding) targets() ([]target, error) {
	switch specifier := f.action.ClusterSpecifier.(type) {
	case *route.RouteAction_Cluster:
		return []target{{specifier.Cluster, 1, nil}}, nil
	case *route.RouteAction_WeightedClusters:
		var targets []target
		var sum float64
		for _, w := range specifier.WeightedClusters.Clusters {
			targets = append(targets, target{w.Name, float64(w.Weight.GetValue()), w})
			sum += float64(w.Weight.GetValue())
		}
		if sum == 0 {
			return nil, fmt.Errorf("the weights of %d clusters are 0", len(targets))
		}
		return targets, nil
	}
	return nil, fmt.Errorf("unknown cluster specifier %T", f.action.ClusterSpecifier)
}

// branch is the request as it reaches a cluster. Envoy changes headers by the settings of the cluster first, then by
// those of the route, of the virtual host and of the configuration.
func (f forwarding) branch(t target, r Request) (Branch, error) {
	b := Branch{Cluster: t.name, Host: r.Host, Headers: joinHeaders(r.Headers), Response: map[string]string{}}
	levels := []headerLevel{f.chosen, f.host, f.routes}
	if t.settings != nil {
		levels = append([]headerLevel{t.settings}, levels...)
	}
	for _, level := range levels {
		if err := changeHeaders(b.Headers, level.GetRequestHeadersToRemove(), level.GetRequestHeadersToAdd(), r); err != nil {
			return b, err
		}
		if err := changeHeaders(b.Response, level.GetResponseHeadersToRemove(), level.GetResponseHeadersToAdd(), r); err != nil {
			return b, err
		}
	}
	if host := t.settings.GetHostRewriteLiteral(); host != "" {
		b.Host = host
	}
	if host := f.action.GetHostRewriteLiteral(); host != "" {
		b.Host = host
	} else if f.action.GetAutoHostRewrite().GetValue() {
		parts := strings.Split(t.name, "|")
		b.Host = parts[len(parts)-1]
	}
	if !f.envoy.clusters[t.name] {
		b.Status = notFoundStatus(f.action)
	}
	path, err := rewritePath(f.chosen, f.action, r.Path)
	b.Path = path
	return b, err
}

func notFoundStatus(action *route.RouteAction) int {
	switch action.ClusterNotFoundResponseCode {
	case route.RouteAction_NOT_FOUND:
		return 404
	case route.RouteAction_INTERNAL_SERVER_ERROR:
		return 500
	}
	return 503
}
