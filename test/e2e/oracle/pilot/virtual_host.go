package main

import (
	"net"
	"strings"

	route "github.com/envoyproxy/go-control-plane/envoy/config/route/v3"
)

// findVirtualHost looks for the host among exact domains, then for the longest suffix wildcard, then for the longest
// prefix wildcard, then for "*". Case does not count.
func findVirtualHost(routes *route.RouteConfiguration, host string) *route.VirtualHost {
	host = strings.ToLower(host)
	if routes.GetIgnorePortInHostMatching() {
		if name, _, err := net.SplitHostPort(host); err == nil {
			host = name
		}
	}
	for _, fit := range []func(domain, host string) bool{isExact, isSuffix, isPrefix, isAny} {
		var best *route.VirtualHost
		longest := -1
		for _, candidate := range routes.VirtualHosts {
			for _, domain := range candidate.Domains {
				if domain = strings.ToLower(domain); fit(domain, host) && len(domain) > longest {
					best, longest = candidate, len(domain)
				}
			}
		}
		if best != nil {
			return best
		}
	}
	return nil
}

func isExact(domain, host string) bool {
	return domain != "*" && domain == host
}

// The wildcard stands for one character at least.
func isSuffix(domain, host string) bool {
	return len(domain) > 1 && domain[0] == '*' && len(host) >= len(domain) && strings.HasSuffix(host, domain[1:])
}

func isPrefix(domain, host string) bool {
	last := len(domain) - 1
	return last > 0 && domain[last] == '*' && len(host) >= len(domain) && strings.HasPrefix(host, domain[:last])
}

func isAny(domain, _ string) bool {
	return domain == "*"
}
