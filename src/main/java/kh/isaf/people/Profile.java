package kh.isaf.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of himself or herself.
 *
 * @param channel how messages reach the person: {@code email}, {@code sms}, {@code telegram} or {@code none}
 * @param rhythm how often: {@code daily}, {@code weekly} or {@code instant}
 * @param username null where there is no account
 * @param password whether the account has a password
 */
public record Profile(
        UUID personId,
        @Nullable String code,
        String nameKm,
        String nameLatin,
        @Nullable String phone,
        @Nullable String email,
        String language,
        String channel,
        String rhythm,
        @Nullable String username,
        boolean password,
        boolean secondFactor) {}
