package io.adax.trainer.runs;

import java.util.List;

import io.adax.trainer.web.JsonColumn;
import jakarta.persistence.Converter;
import tools.jackson.core.type.TypeReference;

/** Reasons in a text column. */
@Converter
public class ReasonsJson extends JsonColumn<List<String>> {

	ReasonsJson() {
		super(new TypeReference<>() {
		});
	}

}
