package io.adax.trainer.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.Parameter;

/** Documents a path variable that names a job. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(description = "Identifier of the job.", example = "019aa3f0-4b2a-7f00-9a55-0242ac120002")
public @interface JobId {

}
