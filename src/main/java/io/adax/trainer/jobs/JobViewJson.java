package io.adax.trainer.jobs;

import io.adax.trainer.web.JsonColumn;
import jakarta.persistence.Converter;

@Converter
class JobViewJson extends JsonColumn<JobView> {

	JobViewJson() {
		super(JobView.class);
	}

}
