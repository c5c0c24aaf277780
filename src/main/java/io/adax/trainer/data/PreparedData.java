package io.adax.trainer.data;

import java.util.List;

/**
 * A spec's rows, split and encoded.
 *
 * @param encoder as fitted on the training part
 * @param training what is learned from; never empty
 * @param validation held back for the end of each epoch; without rows unless asked for
 * @param test held back for the end; without rows unless asked for
 * @param warnings what the owner should know, one sentence each
 */
public record PreparedData(Encoder encoder, Examples training, Examples validation, Examples test,
		List<String> warnings) {

	public PreparedData {
		warnings = List.copyOf(warnings);
	}

}
