package io.adax.trainer.jobs;

/** The jobs of a project that wait in a pool; the first of them by rank has the turn. */
record Line(String project, String pool) {
}
