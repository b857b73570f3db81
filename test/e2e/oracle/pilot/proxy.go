package main

import (
	"encoding/json"
	"fmt"
	"math"

	listener "github.com/envoyproxy/go-control-plane/envoy/config/listener/v3"
	route "github.com/envoyproxy/go-control-plane/envoy/config/route/v3"
	hcm "github.com/envoyproxy/go-control-plane/envoy/extensions/filters/network/http_connection_manager/v3"
	"google.golang.org/protobuf/encoding/protojson"

	"istio.io/istio/pilot/pkg/model"
	"istio.io/istio/pilot/pkg/networking/core"
	"istio.io/istio/pkg/config/labels"
)

// EnvoyProxy is what the control plane sends to a proxy, as far as it decides over requests.
type EnvoyProxy struct {
	routes map[string]*route.RouteConfiguration
	// managers are the settings with which requests arrive at a route configuration, by its name.
	managers map[string]*hcm.HttpConnectionManager
	clusters map[string]bool
}

// configure makes the configuration of a proxy, and has Envoy's rules check it.
func configure(plane *core.ConfigGenTest, name string, wanted Proxy, result *Result) *EnvoyProxy {
	proxy := plane.SetupProxy(istioProxy(wanted))
	listeners := plane.Listeners(proxy)
	envoy := &EnvoyProxy{
		routes: map[string]*route.RouteConfiguration{}, managers: managers(listeners), clusters: map[string]bool{},
	}
	for _, routes := range plane.RoutesFromListeners(proxy, listeners) {
		envoy.routes[routes.Name] = routes
		result.Routes = append(result.Routes, name+" "+routes.Name)
		if err := refusal(routes); err != nil {
			result.Nack = append(result.Nack, name+" "+routes.Name+": "+err.Error())
		}
	}
	for _, cluster := range plane.Clusters(proxy) {
		envoy.clusters[cluster.Name] = true
	}
	return envoy
}

// refusal is why Envoy refuses routes: by the rules of its API, or by one that it checks itself, as the documentation of
// WeightedCluster says: weights add up to at most 4294967295.
func refusal(routes *route.RouteConfiguration) error {
	if err := routes.ValidateAll(); err != nil {
		return err
	}
	for _, host := range routes.VirtualHosts {
		for _, candidate := range host.Routes {
			if err := filterRefusal(candidate); err != nil {
				return err
			}
			var sum uint64
			for _, cluster := range candidate.GetRoute().GetWeightedClusters().GetClusters() {
				sum += uint64(cluster.Weight.GetValue())
			}
			if sum > math.MaxUint32 {
				return fmt.Errorf("the weights of %s add up to %d", candidate.Name, sum)
			}
		}
	}
	return nil
}

// filterRefusal is why Envoy refuses the settings of a filter at a route, such as those of faults.
func filterRefusal(candidate *route.Route) error {
	for _, packed := range candidate.GetTypedPerFilterConfig() {
		settings, err := packed.UnmarshalNew()
		if err != nil {
			return err
		}
		if checked, ok := settings.(interface{ ValidateAll() error }); ok {
			if err := checked.ValidateAll(); err != nil {
				return err
			}
		}
	}
	return nil
}

func istioProxy(wanted Proxy) *model.Proxy {
	proxy := &model.Proxy{
		Type: model.SidecarProxy, ConfigNamespace: wanted.Namespace, Labels: labels.Instance(wanted.Labels),
		Metadata:    &model.NodeMetadata{Namespace: wanted.Namespace, Labels: wanted.Labels, IstioVersion: "1.31.0"},
		IPAddresses: []string{"9.9.9.9"}, ID: "client." + wanted.Namespace, DNSDomain: wanted.Namespace + ".svc.cluster.local",
	}
	if wanted.Type == "router" {
		proxy.Type = model.Router
		proxy.IPAddresses = []string{"9.9.9.8"}
	}
	if wanted.Pod != "" {
		proxy.ID = wanted.Pod + "." + wanted.Namespace
	}
	return proxy
}

func managers(listeners []*listener.Listener) map[string]*hcm.HttpConnectionManager {
	found := map[string]*hcm.HttpConnectionManager{}
	for _, l := range listeners {
		for _, chain := range append(append([]*listener.FilterChain{}, l.FilterChains...), l.DefaultFilterChain) {
			for _, filter := range chain.GetFilters() {
				manager := &hcm.HttpConnectionManager{}
				if filter.GetTypedConfig().UnmarshalTo(manager) == nil && manager.GetRds() != nil {
					found[manager.GetRds().GetRouteConfigName()] = manager
				}
			}
		}
	}
	return found
}

func dump(proxies map[string]*EnvoyProxy) json.RawMessage {
	all := map[string]json.RawMessage{}
	for proxy, envoy := range proxies {
		for name, routes := range envoy.routes {
			all[proxy+" "+name], _ = protojson.Marshal(routes)
		}
	}
	text, _ := json.Marshal(all)
	return text
}
