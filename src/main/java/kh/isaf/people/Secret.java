package kh.isaf.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Makes what nobody can guess, and the only form in which it is kept. */
final class Secret {

    private static final SecureRandom RANDOM = new SecureRandom();
    /** Base 32 of RFC 4648, which people can type. */
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static final int TOKEN_BYTES = 24;
    private static final int BITS = 5;

    private Secret() {}

    /** 192 bits for an address. */
    static String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** So many letters and digits of five bits each. */
    static String letters(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    /** The bytes that such letters stand for. */
    static byte[] bytes(String letters) {
        byte[] bytes = new byte[letters.length() * BITS / Byte.SIZE];
        int kept = 0;
        int bits = 0;
        int at = 0;
        for (char letter : letters.toCharArray()) {
            kept = (kept << BITS | LETTERS.indexOf(letter)) & 0xFFFF;
            bits += BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes[at++] = (byte) (kept >> bits);
            }
        }
        return bytes;
    }

    static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
