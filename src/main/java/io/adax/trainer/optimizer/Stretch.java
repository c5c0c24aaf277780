package io.adax.trainer.optimizer;

/**
 * A stretch of gradient and moments in native memory, short enough for a
 * {@link java.nio.ByteBuffer}.
 *
 * @param g the gradient, which becomes the update
 * @param m the first moment
 * @param v the second
 * @param <V> how a kernel looks at native memory
 */
record Stretch<V>(V g, V m, V v) {
}
