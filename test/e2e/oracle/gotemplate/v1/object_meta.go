// Package v1 has the metadata that a routemap embeds, as far as templates reach it, under the name that errors show:
// that of ObjectMeta in k8s.io/apimachinery.
package v1

// ObjectMeta is what is known of a routemap before there is a cluster.
type ObjectMeta struct {
	Name, Namespace     string
	Labels, Annotations map[string]string
}

// GetName is what a template reaches as .GetName.
func (meta *ObjectMeta) GetName() string { return meta.Name }

// GetNamespace is what a template reaches as .GetNamespace.
func (meta *ObjectMeta) GetNamespace() string { return meta.Namespace }

// GetLabels is what a template reaches as .GetLabels.
func (meta *ObjectMeta) GetLabels() map[string]string { return meta.Labels }

// GetAnnotations is what a template reaches as .GetAnnotations.
func (meta *ObjectMeta) GetAnnotations() map[string]string { return meta.Annotations }
