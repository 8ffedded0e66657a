package coop.ouvrage.app.testing;

import coop.ouvrage.treasury.spi.PayeeVerification;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** Banks that say whose an account is: nobody can be asked until a test tells what they answer, and takes it back. */
@TestComponent
@Primary
public class AskedBanks implements PayeeVerification {

    private volatile @Nullable Function<Payee, Answer> answers;

    /** What they answer from now on; null when there is nobody to ask. */
    public void answer(@Nullable Function<Payee, Answer> how) {
        answers = how;
    }

    @Override
    public boolean isOffered() {
        return answers != null;
    }

    @Override
    public List<Answer> ask(List<Payee> payees) {
        Function<Payee, Answer> how = answers;
        return payees.stream()
                .map(payee -> how == null ? Answer.of(Result.NOT_AVAILABLE) : how.apply(payee))
                .toList();
    }
}
