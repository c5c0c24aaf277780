package io.adax.trainer.datasets;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.adax.trainer.data.TableType;
import io.adax.trainer.web.Printable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What its owner says of a table that is uploaded. */
@Schema(description = "What you know of the table; everything may be left out.")
record DatasetSpec(@Schema(
		description = "Name; uploads of the same name are its versions. The file's name without extension if left out.",
		example = "adult") @Nullable @Pattern(regexp = Printable.NAME, message = Printable.NO_NAME) String name,
		@Schema(description = "Kind of table file. If left out, .tsv and .tab mean tsv, and anything else csv.",
				example = "csv") @Nullable TableType format,
		@Schema(description = "Whether the first row names the columns: true, false, or \"auto\" to find out.",
				defaultValue = "auto", example = "auto") Header header,
		@Schema(description = "Name of the column to learn; the last column if left out. Without a header the columns are c1, c2, ….",
				example = "income") @Nullable @Size(min = 1, max = 10_000) String target,
		@Schema(description = "Text that is cut from the end of every value of the target, such as the final dot of UCI Adult's test file.",
				example = ".") @Nullable @Pattern(regexp = Printable.CHARACTER + "{1,100}",
						message = "must be 1 to 100 characters, and no control characters") String targetSuffix) {

	/** What is said of a table when nothing is said. */
	static final DatasetSpec NONE = new DatasetSpec(null, null, Header.AUTO, null, null);

	DatasetSpec {
		header = Objects.requireNonNullElse(header, Header.AUTO);
	}

	/** Whether the first row names the columns. */
	@Schema(name = "HeaderChoice",
			description = "Whether the first row names the columns; a JSON boolean is understood, too.",
			example = "auto")
	enum Header {

		@JsonProperty("true")
		YES(true),

		@JsonProperty("false")
		NO(false),

		@JsonProperty("auto")
		AUTO(null);

		private final @Nullable Boolean known;

		Header(@Nullable Boolean known) {
			this.known = known;
		}

		@Nullable Boolean known() {
			return this.known;
		}

	}

}
