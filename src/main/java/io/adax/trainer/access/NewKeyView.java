package io.adax.trainer.access;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;

/** A key with its secret, as it is shown once. */
@Schema(name = "NewKey", description = "A key with its secret, which is shown this once.")
record NewKeyView(@JsonUnwrapped KeyView view,
		@Schema(description = "The whole key, for `Authorization: Bearer`: keep it, nobody will show it again.",
				example = "adax_<id>_<secret>") String key) {

	/** Never the secret. */
	@Override
	public String toString() {
		return this.view.toString();
	}

}
