package main

import "strings"

// No chain of gateways is longer, but a loop is.
const mostHops = 8

// follow answers a request, and goes on with what reaches a gateway of the case.
func follow(proxies map[string]*EnvoyProxy, places map[string]Place, r Request, hops int) Answer {
	answer := proxies[r.Proxy].answer(r)
	next := func(cluster string, branch Branch, host string) *Answer {
		parts := strings.Split(cluster, "|")
		place, ok := places[parts[len(parts)-1]]
		if !ok || hops >= mostHops {
			return nil
		}
		onward := Request{Proxy: place.Proxy, Route: place.Route, Method: r.Method, Scheme: r.Scheme, Host: host, Path: branch.Path}
		for name, value := range branch.Headers {
			onward.Headers = append(onward.Headers, [2]string{name, value})
		}
		result := follow(proxies, places, onward, hops+1)
		return &result
	}
	for i, branch := range answer.Branches {
		answer.Branches[i].Next = next(branch.Cluster, branch, branch.Host)
	}
	for i, mirror := range answer.Mirrors {
		for _, branch := range answer.Branches {
			answer.Mirrors[i].Next = append(answer.Mirrors[i].Next, next(mirror.Cluster, branch, shadowHost(branch.Host)))
		}
	}
	return answer
}

// shadowHost is the host of a copy: Envoy adds -shadow, before the port.
func shadowHost(host string) string {
	if i := strings.LastIndex(host, ":"); i >= 0 {
		return host[:i] + "-shadow" + host[i:]
	}
	return host + "-shadow"
}
