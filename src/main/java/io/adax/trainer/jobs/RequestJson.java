package io.adax.trainer.jobs;

import io.adax.trainer.web.JsonColumn;
import jakarta.persistence.Converter;

@Converter
class RequestJson extends JsonColumn<JobRequest> {

	RequestJson() {
		super(JobRequest.class);
	}

}
