// Helm links the folder of a plugin; only from here is the way to the program the same.
import '../../bin/iter8-release.js';
