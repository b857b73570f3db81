package main

import (
	"fmt"
	"strconv"

	core "github.com/envoyproxy/go-control-plane/envoy/config/core/v3"
	route "github.com/envoyproxy/go-control-plane/envoy/config/route/v3"
	xdstype "github.com/envoyproxy/go-control-plane/envoy/type/v3"
)

// answer tells what Envoy does with a request: its connection manager prepares it, the first virtual host that fits the
// host and the first route in it that fits the request decide.
//
// The files beside this one evaluate the configuration as
// https://www.envoyproxy.io/docs/envoy/latest/api-v3/config/route/v3/route_components.proto explains it. The package
// pilot/pkg/simulation of Istio does it for paths only.
func (envoy *EnvoyProxy) answer(r Request) Answer {
	answer := Answer{ID: r.ID}
	if envoy == nil || envoy.routes[r.Route] == nil {
		answer.Kind = "noconfig"
		return answer
	}
	routes := envoy.routes[r.Route]
	r = arrive(envoy.managers[r.Route], r)
	host := findVirtualHost(routes, r.Host)
	if host == nil {
		answer.Kind, answer.Status = "novhost", 404
		return answer
	}
	answer.VHost = host.Name
	if host.RequireTls == route.VirtualHost_ALL && r.Scheme != "https" {
		answer.Kind, answer.Status = "redirect", 301
		answer.Location = redirectLocation(nil, &route.RedirectAction{
			SchemeRewriteSpecifier: &route.RedirectAction_HttpsRedirect{HttpsRedirect: true},
		}, r)
		return answer
	}
	for i, candidate := range host.Routes {
		fits, err := matchesRoute(candidate.Match, r)
		if err != nil {
			answer.Kind, answer.Error = "broken", err.Error()
			return answer
		}
		if fits {
			answer.Index, answer.Route, answer.Config = i, candidate.Name, configOf(candidate)
			envoy.act(&answer, routes, host, candidate, r)
			return answer
		}
	}
	answer.Kind, answer.Status = "noroute", 404
	return answer
}

// configOf is the object that Istio made a route of, which it writes into the metadata.
func configOf(r *route.Route) string {
	return r.GetMetadata().GetFilterMetadata()["istio"].GetFields()["config"].GetStringValue()
}

func (envoy *EnvoyProxy) act(answer *Answer, routes *route.RouteConfiguration, host *route.VirtualHost, chosen *route.Route, r Request) {
	switch action := chosen.Action.(type) {
	case *route.Route_Redirect:
		answer.Kind, answer.Status = "redirect", redirectStatus(action.Redirect)
		answer.Location = redirectLocation(chosen, action.Redirect, r)
	case *route.Route_DirectResponse:
		body := action.DirectResponse.GetBody()
		answer.Kind, answer.Status = "respond", int(action.DirectResponse.Status)
		answer.Body = body.GetInlineString() + string(body.GetInlineBytes())
	case *route.Route_Route:
		forwarding{envoy, routes, host, chosen, action.Route}.fill(answer, r)
	default:
		answer.Kind, answer.Error = "broken", fmt.Sprintf("unknown action %T", chosen.Action)
	}
}

// percentOf reads a fraction that the runtime may override; without one it is all.
func percentOf(fraction *core.RuntimeFractionalPercent) float64 {
	if fraction == nil {
		return 100
	}
	n := float64(fraction.DefaultValue.Numerator)
	switch fraction.DefaultValue.Denominator {
	case xdstype.FractionalPercent_TEN_THOUSAND:
		return n / 100
	case xdstype.FractionalPercent_MILLION:
		return n / 10_000
	}
	return n
}

func retriesOf(policy *route.RetryPolicy) string {
	if policy == nil {
		return ""
	}
	return strconv.Itoa(int(policy.NumRetries.GetValue()))
}
