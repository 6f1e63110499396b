package kh.isaf.people;

import java.text.Normalizer;
import kh.isaf.access.Refusal;
import kh.isaf.territory.SearchKey;
import org.jspecify.annotations.Nullable;

/**
 * What the register says of a person, as somebody typed it.
 *
 * @param code number in the lists of the ministry or district; empty for none
 * @param phone empty for none
 * @param email empty for none
 * @param training what is known of the training the person had
 */
public record PersonData(
        String code,
        String nameKm,
        String nameLatin,
        @Nullable Sex sex,
        String phone,
        String email,
        String training) {

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_TRAINING = 400;

    public PersonData {
        code = line(code);
        nameKm = line(nameKm);
        nameLatin = line(nameLatin);
        phone = line(phone);
        email = line(email);
        training = line(training);
    }

    /** The same with the phone as it is kept. */
    PersonData checked() {
        require("nameKm", nameKm, LONGEST_NAME);
        require("nameLatin", nameLatin, LONGEST_NAME);
        if (sex == null) {
            throw new Refusal("sex", "people.error.missing");
        }
        if (!code.matches("([\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,39})?")) {
            throw new Refusal("code", "people.error.code");
        }
        if (!email.isEmpty() && !email.matches("[^@\\s]{1,60}@[^@\\s]{1,59}")) {
            throw new Refusal("email", "people.error.email");
        }
        if (training.length() > LONGEST_TRAINING) {
            throw new Refusal("training", "people.error.tooLong", String.valueOf(LONGEST_TRAINING));
        }
        return new PersonData(code, nameKm, nameLatin, sex, phoneKept(phone), email, training);
    }

    /** A phone number with its country code; Khmer digits are taken as plain ones. */
    static String phoneKept(String typed) {
        String phone = SearchKey.of(typed).replaceAll("[\\s.()-]", "");
        String kept = phone.replaceFirst("^00", "+").replaceFirst("^0", "+855");
        if (!kept.isEmpty() && !kept.matches("\\+[0-9]{8,15}")) {
            throw new Refusal("phone", "people.error.phone");
        }
        return kept;
    }

    static void require(String field, String text, int most) {
        if (text.isEmpty()) {
            throw new Refusal(field, "people.error.missing");
        }
        if (text.length() > most) {
            throw new Refusal(field, "people.error.tooLong", String.valueOf(most));
        }
    }

    /** Words on one line, without characters nobody can type. */
    static String line(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC)
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
    }
}
