package io.adax.trainer.webhooks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.Parameter;

/** Documents a path variable that names a webhook. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(description = "Identifier of the webhook.", example = "019aa3fa-4b2a-7f00-9a55-0242ac120002")
@interface WebhookId {

}
