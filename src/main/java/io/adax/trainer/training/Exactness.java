package io.adax.trainer.training;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whether bits are those of an undisturbed training. */
@Schema(description = "exact: an undisturbed training in the same numeric environment ends with the same bits; notExact: it might end with others, `notExactBecause` tells why.",
		example = "exact")
public enum Exactness {

	@JsonProperty("exact")
	EXACT, @JsonProperty("notExact")
	NOT_EXACT;

	/** Of what has reasons not to be exact; null where nothing is known. */
	public static @Nullable Exactness of(@Nullable List<String> reasons) {
		if (reasons == null) {
			return null;
		}
		return reasons.isEmpty() ? EXACT : NOT_EXACT;
	}

	/** The reasons, if there are any. */
	public static @Nullable List<String> because(@Nullable List<String> reasons) {
		return (reasons == null || reasons.isEmpty()) ? null : reasons;
	}

}
