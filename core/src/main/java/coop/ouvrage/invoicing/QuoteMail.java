package coop.ouvrage.invoicing;

import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The mails that a quote needs, in the client's language. */
@Component
class QuoteMail {

    private final Messages messages;

    QuoteMail(Messages messages) {
        this.messages = messages;
    }

    void quote(Quote quote, String to, String token) {
        messages.send(Message.to(to, quote.language(), "invoicing.mail.quote")
                .with(Map.of(
                        "title", quote.title(), "reference", quote.reference(), "total", quote.price(quote.language())))
                .link("/l/" + token));
    }

    void reminder(Quote quote, String to, String token) {
        messages.send(Message.to(to, quote.language(), "invoicing.mail.quote_reminder")
                .with(Map.of(
                        "title", quote.title(),
                        "reference", quote.reference(),
                        "total", quote.price(quote.language()),
                        "day", quote.validUntil()))
                .link("/l/" + token));
    }

    void code(Quote quote, String to, String code) {
        messages.send(Message.to(to, quote.language(), "invoicing.mail.code")
                .with(Map.of("reference", quote.reference()))
                .oneTimeCode(code));
    }
}
