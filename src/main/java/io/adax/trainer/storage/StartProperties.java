package io.adax.trainer.storage;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the service starts.
 *
 * @param patience how long it waits for a database, and for an S3, that are away
 */
@ConfigurationProperties("trainer.start")
@Validated
record StartProperties(@DefaultValue("2m") @DurationMin Duration patience) {
}
