// Pilot answers what Istio makes of objects: whether its webhook accepts them, which routes its control plane writes for
// Envoy, and what these do with requests. It imports Istio's own packages, so that nothing here repeats their rules.
//
// It reads cases from stdin and writes answers to stdout, one JSON document a line, in order: see case.go and answer.go.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"

	istiolog "istio.io/istio/pkg/log"
)

func main() {
	quiet := istiolog.DefaultOptions()
	quiet.SetDefaultOutputLevel("all", istiolog.NoneLevel)
	if err := istiolog.Configure(quiet); err != nil {
		fail(err)
	}
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for {
		line, err := in.ReadBytes('\n')
		if len(line) > 0 {
			if failed := encoder.Encode(answerLine(line)); failed != nil {
				fail(failed)
			}
			if failed := out.Flush(); failed != nil {
				fail(failed)
			}
		}
		if err == io.EOF {
			return
		}
		if err != nil {
			fail(err)
		}
	}
}

// answerLine makes a panic the answer to its case: one hostile input does not take the other cases with it.
func answerLine(line []byte) (result Result) {
	var c Case
	defer func() {
		if reason := recover(); reason != nil {
			result = Result{ID: c.ID, Error: fmt.Sprint("panic: ", reason)}
		}
	}()
	if err := json.Unmarshal(line, &c); err != nil {
		return Result{Error: "case: " + err.Error()}
	}
	return answerCase(c)
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
