package main

import (
	"fmt"
	"strings"
	"time"

	"istio.io/istio/pilot/pkg/model"
	"istio.io/istio/pilot/pkg/networking/core"
	"istio.io/istio/pilot/pkg/serviceregistry/provider"
	fakexds "istio.io/istio/pilot/test/xds"
	"istio.io/istio/pkg/config"
	"istio.io/istio/pkg/config/host"
	"istio.io/istio/pkg/config/protocol"
	"istio.io/istio/pkg/kube/krt"
	"istio.io/istio/pkg/test"
)

// answerCase lets the webhook check the objects, the control plane make routes of them, and the routes answer.
func answerCase(c Case) Result {
	start := time.Now()
	result := Result{ID: c.ID}
	var accepted []config.Config
	result.Checks, accepted = checkObjects(c.Objects)
	if !c.OnlyChecks {
		if err := test.Wrap(func(t test.Failer) { answerRequests(t, c, accepted, &result) }); err != nil {
			result.Error = err.Error()
		}
	}
	result.Millis = time.Since(start).Milliseconds()
	return result
}

func answerRequests(t test.Failer, c Case, accepted []config.Config, result *Result) {
	// test.Wrap runs this in a goroutine of its own, where a panic would end the program.
	defer func() {
		if reason := recover(); reason != nil {
			result.Error = fmt.Sprint("panic: ", reason)
		}
	}()
	plane := controlPlane(t, c, accepted)
	proxies := map[string]*EnvoyProxy{}
	for name, proxy := range c.Proxies {
		proxies[name] = configure(plane, name, proxy, result)
	}
	for _, request := range c.Requests {
		result.Answers = append(result.Answers, follow(proxies, c.Follow, request, 0))
	}
	if c.Dump {
		result.Dump = dump(proxies)
	}
}

// controlPlane starts Istio's control plane with the objects: in a fake cluster if there are objects of Kubernetes.
func controlPlane(t test.Failer, c Case, accepted []config.Config) *core.ConfigGenTest {
	// Istio keeps every collection of every control plane here, for its debug pages.
	krt.GlobalDebugHandler = new(krt.DebugHandler)
	if c.Kube == "" {
		return core.NewConfigGenTest(t, core.TestOptions{Configs: accepted, Services: services(c.Services)})
	}
	server := fakexds.NewFakeDiscoveryServer(t, fakexds.FakeOptions{
		Configs: accepted, KubernetesObjectString: c.Kube, Services: services(c.Services),
	})
	server.EnsureSynced(t)
	return server.ConfigGenTest
}

func services(wanted []Service) []*model.Service {
	var services []*model.Service
	for i, s := range wanted {
		service := &model.Service{
			Hostname:       host.Name(s.Host),
			DefaultAddress: fmt.Sprintf("10.%d.%d.%d", 1+i/60000, (i/250)%250, 1+i%250),
			Resolution:     model.ClientSideLB,
			Attributes: model.ServiceAttributes{
				Name: strings.Split(s.Host, ".")[0], Namespace: s.Namespace, ServiceRegistry: provider.Kubernetes,
			},
		}
		for _, port := range s.Ports {
			name := fmt.Sprintf("http-%d", port)
			service.Ports = append(service.Ports, &model.Port{Name: name, Port: port, Protocol: protocol.HTTP})
		}
		services = append(services, service)
	}
	return services
}
