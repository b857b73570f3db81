package main

import (
	"fmt"
	"go/ast"
	"go/printer"
	"go/token"
	"strconv"
	"strings"
)

// Value is a text, a number, a bool, a list, or a map, which has the key $type if it is a struct.
type Value any

// Struct is a struct literal by field.
type Struct = map[string]Value

func (r *runner) evaluate(expr ast.Expr, here *scope) Value {
	switch x := expr.(type) {
	case *ast.BasicLit:
		return basic(x)
	case *ast.Ident:
		return r.evaluateName(x, here)
	case *ast.SelectorExpr:
		return r.evaluateSelector(x, here)
	case *ast.ParenExpr:
		return r.evaluate(x.X, here)
	case *ast.UnaryExpr:
		return r.evaluate(x.X, here)
	case *ast.StarExpr:
		return r.evaluate(x.X, here)
	case *ast.IndexExpr:
		return index(r.evaluate(x.X, here), r.evaluate(x.Index, here))
	case *ast.CompositeLit:
		return r.evaluateLiteral(x, x.Type, here)
	case *ast.CallExpr:
		return r.evaluateCall(x, here)
	case *ast.BinaryExpr:
		one, isText := r.evaluate(x.X, here).(string)
		other, isTextToo := r.evaluate(x.Y, here).(string)
		if x.Op == token.ADD && isText && isTextToo {
			return one + other
		}
	}
	return unknown(expr)
}

func basic(x *ast.BasicLit) Value {
	switch x.Kind {
	case token.STRING:
		return unquote(x.Value)
	case token.INT:
		number, _ := strconv.Atoi(x.Value)
		return number
	case token.FLOAT:
		number, _ := strconv.ParseFloat(x.Value, 64)
		return number
	}
	return unknown(x)
}

func (r *runner) evaluateName(x *ast.Ident, here *scope) Value {
	if value, ok := here.find(x.Name); ok {
		return value
	}
	switch x.Name {
	case "true", "false":
		return x.Name == "true"
	case "nil":
		return nil
	}
	return unknown(x)
}

// evaluateSelector gives a constant of a package or a field of a struct. Fields that a literal leaves out are nil.
func (r *runner) evaluateSelector(x *ast.SelectorExpr, here *scope) Value {
	if name, ok := x.X.(*ast.Ident); ok {
		if _, isVariable := here.find(name.Name); !isVariable {
			if text, ok := r.constants[r.packages[name.Name]+"."+x.Sel.Name]; ok {
				return text
			}
			return unknown(x)
		}
	}
	if owner := literal(r.evaluate(x.X, here)); owner != nil && owner["$unknown"] == nil {
		return owner[x.Sel.Name]
	}
	return unknown(x)
}

// evaluateLiteral evaluates a list, a map or a struct. Items of a list have the type of the list if they name none.
func (r *runner) evaluateLiteral(x *ast.CompositeLit, kind ast.Expr, here *scope) Value {
	item := func(expr ast.Expr, kind ast.Expr) Value {
		if inner, ok := expr.(*ast.CompositeLit); ok && inner.Type == nil {
			return r.evaluateLiteral(inner, kind, here)
		}
		return r.evaluate(expr, here)
	}
	switch t := kind.(type) {
	case *ast.ArrayType:
		items := []Value{}
		for _, element := range x.Elts {
			items = append(items, item(element, t.Elt))
		}
		return items
	case *ast.MapType:
		entries := Struct{}
		for _, element := range x.Elts {
			entry := element.(*ast.KeyValueExpr)
			entries[fmt.Sprint(r.evaluate(entry.Key, here))] = item(entry.Value, t.Value)
		}
		return entries
	}
	fields := Struct{"$type": typeName(kind)}
	for _, element := range x.Elts {
		field, ok := element.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		if name, ok := field.Key.(*ast.Ident); ok {
			fields[name.Name] = r.evaluate(field.Value, here)
		} else {
			// A map with a named type, such as http.Header.
			fields[fmt.Sprint(r.evaluate(field.Key, here))] = r.evaluate(field.Value, here)
		}
	}
	return fields
}

// conversions give their only argument, perhaps as another type.
var conversions = map[string]bool{"new": true, "To": true, "string": true, "int32": true, "Namespace": true}

// evaluateCall knows the functions that give the address of a gateway or a client, conversions, and append.
func (r *runner) evaluateCall(x *ast.CallExpr, here *scope) Value {
	name := calledName(x)
	switch {
	case name == "append":
		items := list(r.evaluate(x.Args[0], here))
		for i, arg := range x.Args[1:] {
			value := r.evaluate(arg, here)
			if x.Ellipsis.IsValid() && i == len(x.Args)-2 {
				items = append(items, list(value)...)
			} else {
				items = append(items, value)
			}
		}
		return items
	case name == "NewGatewayRef":
		ref := Struct{"$type": "GatewayRef", "gateway": fullName(literal(r.evaluate(x.Args[0], here)))}
		if len(x.Args) > 1 {
			ref["listener"] = r.evaluate(x.Args[1], here)
		}
		return ref
	case strings.HasSuffix(name, "MustBeAccepted"), name == "WaitForGatewayAddress":
		for _, arg := range x.Args {
			if ref := literal(r.evaluate(arg, here)); typeOf(ref) == "GatewayRef" {
				return Struct{"$type": "Address", "gateway": ref["gateway"], "listener": ref["listener"]}
			}
		}
	case strings.HasPrefix(name, "ConnectToApp"):
		client := Struct{"$type": "Client", "app": r.evaluate(x.Args[2], here)}
		if len(x.Args) > 3 {
			client["namespace"] = r.evaluate(x.Args[3], here)
		}
		return client
	case len(x.Args) == 1 && conversions[name]:
		return r.evaluate(x.Args[0], here)
	}
	return unknown(x)
}

func index(of Value, at Value) Value {
	switch items := of.(type) {
	case []Value:
		if i, ok := at.(int); ok && i < len(items) {
			return items[i]
		}
	case Struct:
		return items[fmt.Sprint(at)]
	}
	return nil
}

func literal(value Value) Struct {
	fields, _ := value.(Struct)
	return fields
}

func list(value Value) []Value {
	items, _ := value.([]Value)
	return items
}

func typeOf(fields Struct) string {
	name, _ := fields["$type"].(string)
	return name
}

func fullName(fields Struct) string {
	return fmt.Sprintf("%v/%v", fields["Namespace"], fields["Name"])
}

// lastName gives the last word of a constant of another module, such as RouteReasonNoMatchingParent.
func lastName(value Value) string {
	text := fmt.Sprint(value)
	if fields := literal(value); fields != nil {
		text = strings.TrimSuffix(fmt.Sprint(fields["$unknown"]), ")")
	}
	return text[strings.LastIndex(text, ".")+1:]
}

func unknown(expr ast.Expr) Value {
	var text strings.Builder
	_ = printer.Fprint(&text, token.NewFileSet(), expr)
	return Struct{"$unknown": text.String()}
}

func calledName(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

func typeName(expr ast.Expr) string {
	switch t := expr.(type) {
	case *ast.Ident:
		return t.Name
	case *ast.SelectorExpr:
		return t.Sel.Name
	case *ast.StarExpr:
		return typeName(t.X)
	}
	return ""
}

func unquote(text string) string {
	plain, _ := strconv.Unquote(text)
	return plain
}
