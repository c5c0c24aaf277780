package io.adax.trainer.models;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.Parameter;

/** Documents a path variable that names a model. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(description = "Identifier of the model.", example = "019aa3f1-0c11-7d20-b2a1-0242ac120002")
public @interface ModelId {

}
