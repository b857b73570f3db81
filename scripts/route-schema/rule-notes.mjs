/**
 * Our words for the CEL rules of the CRDs: a part of the rule's message, what is wrong, and what to write instead. `$1` is
 * what the part captures. The text follows the key with the rule: `path must not contain //`. Null leaves a rule out
 * that src/mesh checks, with more to say.
 */
const notes = [
  // Istio's own validation also asks for whole milliseconds.
  [/^must be a valid duration greater than 1ms$/, null],
  [/^only one of (\w+) or (\w+) can be set$/, 'has more than one kind of certificates', 'keep one of $1 and $2'],
  [
    /^tls must not be specified for protocols/,
    'has a listener with tls whose protocol is HTTP, TCP or UDP',
    'remove tls there, or write protocol: HTTPS or TLS',
  ],
  [
    /^tls mode must be Terminate for protocol HTTPS/,
    'has a listener for HTTPS whose tls mode is not Terminate',
    'write mode: Terminate there, or protocol: TLS',
  ],
  [/^tls mode must be set for protocol TLS/, 'has a listener for TLS without a tls mode', 'write tls.mode there'],
  [
    /^hostname must not be specified for protocols/,
    'has a listener with a hostname whose protocol is TCP or UDP',
    'remove the hostname there',
  ],
  [/^Listener name must be unique/, 'has two listeners with the same name', 'give each listener its own name'],
  [
    /^Combination of port, protocol and hostname must be unique/,
    'has two listeners with the same port, protocol and hostname',
    'remove one of them',
  ],
  [
    /^certificateRefs or options must be specified when mode is Terminate/,
    'has no certificate',
    'write certificateRefs, or mode: Passthrough',
  ],
  [
    /^sectionName must be specified when parentRefs includes 2 or more/,
    'names the same parent with and without a sectionName',
    'write a sectionName in each of them, or keep one',
  ],
  [
    /^sectionName must be unique when parentRefs includes 2 or more/,
    'names the same parent twice',
    'remove one of them, or write another sectionName',
  ],
  [
    /^sectionName or port must be specified when parentRefs includes 2 or more/,
    'names the same parent with and without a sectionName or port',
    'write a sectionName or a port in each of them, or keep one',
  ],
  [
    /^sectionName or port must be unique when parentRefs includes 2 or more/,
    'names the same parent twice',
    'remove one of them, or write another sectionName or port',
  ],
  [/^Rule name must be unique/, 'has two rules with the same name', 'give each rule its own name'],
  [
    /^While 16 rules and 64 matches per rule are allowed/,
    'has more than 128 matches in all rules together',
    'merge matches, or use a second HTTPRoute',
  ],
  [
    /^RequestRedirect filter must not be used together with backendRefs/,
    'has backendRefs beside the filter RequestRedirect',
    'remove one of them: a redirect needs no backends',
  ],
  [
    /(RequestRedirect|URLRewrite) filter with path.replacePrefixMatch, exactly one PathPrefix/,
    'has the filter $1 with replacePrefixMatch, so it needs exactly one match, with a path of type PathPrefix',
    'write one match with type: PathPrefix, or use replaceFullPath',
  ],
  [/^Must have port for Service reference/, 'has no port', 'write the port of the Service'],
  [
    /^May specify either httpRouteFilterRequestRedirect or httpRouteFilterRequestRewrite/,
    'has the filters RequestRedirect and URLRewrite',
    'keep one of them: a redirect can change the path itself',
  ],
  [/^(\w+) filter cannot be repeated/, 'has the filter $1 more than once', 'merge these filters into one'],
  [
    /^filter\.(\w+) must be nil if the filter\.type is not (\w+)/,
    'has $1, but its type is not $2',
    'write type: $2, or remove $1',
  ],
  [/^filter\.(\w+) must be specified for (\w+) filter\.type/, 'has the type $2, but no $1', 'write $1 beside type: $2'],
  [
    /^Allow(\w+) cannot contain '\*' alongside other/,
    'has "*" beside other items',
    'keep "*" alone, or the other items',
  ],
  [/^Only one of percent or fraction/, 'has percent and fraction', 'keep one of them'],
  [/^numerator must be less than or equal to denominator/, 'is more than 1', 'write a numerator up to the denominator'],
  [
    /^(\w+) must be specified when (type|protocol) is set to '(\w+)'/,
    'has the $2 $3, but no $1',
    'write $1 beside $2: $3',
  ],
  [/^(type|protocol) must be '(\w+)' when (\w+) is set/, 'has $3, but its $1 is not $2', 'write $1: $2'],
  [
    /^AbsoluteTimeout must be specified when cookie lifetimeType is Permanent/,
    'has the lifetimeType Permanent, but no absoluteTimeout',
    'write absoluteTimeout, or lifetimeType: Session',
  ],
  [
    /^cookieConfig can only be set with type Cookie/,
    'has cookieConfig, but its type is not Cookie',
    'write type: Cookie',
  ],
  [/^value must be an absolute path and start with/, 'must begin with "/"', 'write a path such as /orders'],
  [
    /^must not (contain|end with) '([^']+)' when type one of/,
    'must not $1 "$2"',
    'write the path as clients send it after normalisation, or use type: RegularExpression',
  ],
  [
    /^type must be one of \['Exact', 'PathPrefix', 'RegularExpression'\]/,
    'has a wrong type',
    'write Exact, PathPrefix or RegularExpression',
  ],
  [
    /^must only contain valid characters .* for types/,
    'has a character that the path of a URL cannot have',
    'write it as %20 and the like, or use type: RegularExpression',
  ],
  [
    /^backendRequest timeout cannot be longer than request timeout/,
    'has a longer timeout for backendRequest than for request',
    'write a shorter backendRequest',
  ],
  [/^(IPAddress|Hostname) values must be unique/, 'has the same address of type $1 twice', 'remove one of them'],
  [
    /^Hostname value must be empty or contain only valid characters/,
    'has the type Hostname, but its value is not a host name',
    'write a host such as shop.example.com',
  ],
  [/^(Annotation|Label) keys must be in the form/, 'has a wrong key', 'write a key such as team or example.com/team'],
  [/key's prefix must be a DNS subdomain not longer than/, 'has a key that is too long', 'write a shorter key'],
  [/^Port for TLS configuration must be unique/, 'has the same port twice', 'merge the settings of a port'],
];

/**
 * @param {string} rule
 * @param {string} message of the CRD
 * @returns {{ message: string, hint: string } | null} null if src/mesh checks the rule
 * @throws {Error} if nobody has described the rule
 */
export function ruleNote(rule, message, place) {
  for (const [part, wrong, hint] of notes) {
    const found = part.exec(message);
    if (found === null) continue;
    if (wrong === null) return null;
    const fill = (words) => words.replace(/\$(\d)/g, (_, index) => found[index]);
    return { message: fill(wrong), hint: fill(hint) };
  }
  throw new Error(`${place}: no words for the rule ${rule}: ${message}`);
}
