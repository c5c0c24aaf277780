package io.adax.trainer.web;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How large a request may be.
 *
 * @param maxRequestBody the largest JSON body
 */
@ConfigurationProperties("trainer.limits")
@Validated
record RequestLimits(@DefaultValue("1MB") @NotNull DataSize maxRequestBody) {
}
