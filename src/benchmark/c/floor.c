// The step of AdaptiveStep.java in plain C on one core: what a kernel is measured against.
// Prints, for each number of parameters given, the median nanoseconds per parameter.
#define _POSIX_C_SOURCE 200809L
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define SAMPLES 15
#define SAMPLE_NANOS 2e7

static double now(void) {
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1e9 + t.tv_nsec;
}

static int ascending(const void *a, const void *b) {
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}


static void step(float *restrict g, float *restrict m, float *restrict v, long n, const float *h) {
	float alpha = h[0], beta1 = h[1], one_minus_beta1 = h[2], complement = h[3], inside = h[4], outside = h[5];
	for (long i = 0; i < n; i++) {
		float gi = g[i];
		float mi = beta1 * m[i] + one_minus_beta1 * gi;
		float vi = v[i] + complement * (gi * gi - v[i]);
		m[i] = mi;
		v[i] = vi;
		g[i] = alpha * mi / (sqrtf(vi + inside) + outside);
	}
}

// volatile, so that the compiler knows nothing of the arguments
static void (*volatile opaque_step)(float *restrict, float *restrict, float *restrict, long, const float *) = step;

static double measure(long n) {
	static const float h[] = {1.0f, 0.9f, 0.1f, 0.09f, 1e-8f, 1.17549435e-38f};
	float *g = malloc(n * sizeof(float)), *m = malloc(n * sizeof(float)), *v = malloc(n * sizeof(float));
	if (!g || !m || !v) {
		exit(1);
	}
	for (long i = 0; i < n; i++) {
		g[i] = i % 2 ? 1 : -1;
		m[i] = v[i] = 0;
	}
	double samples[SAMPLES];
	long repetitions = (long)(SAMPLE_NANOS / n) + 1;
	for (int s = -2; s < SAMPLES; s++) {
		double start = now();
		for (long r = 0; r < repetitions; r++) {
			opaque_step(g, m, v, n, h);
		}
		if (s >= 0) {
			samples[s] = (now() - start) / repetitions / n;
		}
	}
	free(g);
	free(m);
	free(v);
	qsort(samples, SAMPLES, sizeof(double), ascending);
	return samples[SAMPLES / 2];
}

int main(int count, char **sizes) {
	for (int i = 1; i < count; i++) {
		printf("%s %.4f\n", sizes[i], measure(atol(sizes[i])));
	}
	return 0;
}
