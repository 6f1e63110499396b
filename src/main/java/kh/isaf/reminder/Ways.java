package kh.isaf.reminder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * The ways to a person, in the order in which they are tried: the one he or she chose, then what costs nothing, text
 * messages last. A channel that is not set up, an address where nobody is reached, and text messages to who wrote STOP
 * are no ways.
 */
@Component
class Ways {

    static final String EMAIL = "email";
    static final String TELEGRAM = "telegram";
    static final String SMS = "sms";

    /** What is read of {@code person p} for a {@link Digest.Reader}. */
    static final String READER = """
            p.id as person_id, p.name_km, p.name_latin, p.language, p.email,
            case when p.sms_stopped_at is null then p.phone end as phone, t.chat as telegram, p.channel, p.rhythm,
            coalesce((select string_agg(d.channel, ',') from dead_address d where (d.channel, d.address)
                in (('email', p.email), ('sms', p.phone), ('telegram', t.chat))), '') as dead""";

    /** Goes with {@link #READER}. */
    static final String PERSON = "person p left join telegram_chat t on t.person_id = p.id and t.gone_at is null";

    private static final List<String> ORDER = List.of(EMAIL, TELEGRAM, SMS);

    private final Map<String, Channel> channels;

    Ways(List<Channel> channels) {
        this.channels = channels.stream().collect(Collectors.toMap(Channel::id, Function.identity()));
    }

    /** All ways to this person; the first one is to be tried first. */
    List<Way> to(Digest.Reader reader) {
        List<String> dead = Arrays.asList(reader.dead().split(","));
        Set<String> open = Stream.concat(Stream.of(reader.channel()), ORDER.stream())
                .filter(this::open)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        // a mail server is set up sooner or later; where nothing else is, letters wait for it
        open.add(EMAIL);
        List<Way> ways = new ArrayList<>();
        for (String channel : open) {
            String address = reader.address(channel);
            if (!dead.contains(channel) && address != null && StringUtils.hasText(address)) {
                ways.add(new Way(channel, address));
            }
        }
        return ways;
    }

    /** Whether an answer to a message by this channel comes in. */
    boolean hears(String id) {
        Channel channel = channels.get(id);
        return channel != null && channel.hearsAnswers();
    }

    private boolean open(String id) {
        Channel channel = channels.get(id);
        return channel != null && channel.configured();
    }
}
