// Command webhook answers what KServe's admission webhook says of an InferenceService: {"error"}, or {} if it accepts it.
// The API server has checked the fields before, so unknown ones are not reported here. The defaults that the webhook sets
// first are not set, except that a framework such as sklearn becomes a model: the others need the runtimes of a cluster.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/go-logr/logr"
	"github.com/kserve/kserve/pkg/apis/serving/v1beta1"
	"sigs.k8s.io/controller-runtime/pkg/log"
)

type answer struct {
	Error string `json:"error,omitempty"`
}

func main() {
	log.SetLogger(logr.Discard())
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := json.NewEncoder(os.Stdout)
	for {
		line, err := in.ReadBytes('\n')
		if len(line) > 0 {
			if failed := out.Encode(verdict(line)); failed != nil {
				os.Exit(1)
			}
		}
		if err != nil {
			return
		}
	}
}

// A panic becomes an answer, so that one hostile input does not take the remaining questions with it.
func verdict(line []byte) (result answer) {
	defer func() {
		if reason := recover(); reason != nil {
			result = answer{Error: fmt.Sprint("panic: ", reason)}
		}
	}()
	service := &v1beta1.InferenceService{}
	if err := json.Unmarshal(line, service); err != nil {
		return answer{Error: "request: " + err.Error()}
	}
	service.DefaultInferenceService(&v1beta1.InferenceServicesConfig{}, nil, nil, nil, nil)
	if _, err := (&v1beta1.InferenceServiceValidator{}).ValidateCreate(context.Background(), service); err != nil {
		return answer{Error: err.Error()}
	}
	return answer{}
}
