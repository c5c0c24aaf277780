package io.adax.trainer.models;

import org.jspecify.annotations.Nullable;

/**
 * What a model's bits are, and where they come from.
 *
 * @param origin null if it was made before that was kept
 */
public record Made(String id, String jobId, String parametersSha256, String optimizerStateSha256,
		@Nullable Origin origin) {
}
