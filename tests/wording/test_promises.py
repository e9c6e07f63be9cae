"""Words that promote are found, and the same words in a denial, a question or another sense are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.wording.promises import promotional_words
from tests.growth import assert_grows_with_size_alone

PROMOTES = """
Ketamine is safe and effective.
It is not only safe but quick.
It is not just safe, it is quick.
The drip is a safe choice for you.
There is no doubt that it is safe.
Without a doubt, it is safe.
No other treatment is as safe.
No treatment is safer.
Nothing is as safe as our drip.
It is safe, not dangerous.
It does not hurt and is safe.
It is not a cure but it is safe.
The medicine can be given safely to anyone.
You are in safe hands.
If you want a safe treatment, come to us.
Why is it so safe?
It is harmless.
Never has a treatment been so safe.
We have no hesitation in saying that it is safe.
Ketamine is a proven treatment.
It is clinically proven to work.
It has been proven, and it does not take long.
Studies proved that it works.
This breakthrough helps people in pain.
A breakthrough in pain care.
A groundbreaking, revolutionary new way.
It is a game-changer.
It is a miracle.
It works miraculously fast.
Ketamine is no less than a wonder drug.
It can cure your pain.
She was cured after one drip.
Looking for a cure?
Why wait for a cure?
Do you want a cure?
We guarantee less pain.
Results are guaranteed.
You will not regret it: results are guaranteed.
It has no side effects.
It works without side effects.
A life free of side effects.
A side-effect-free drip.
It is risk-free.
There is no risk.
You can try it without any risk.
It is 100% effective.
It is 100 per cent natural.
It always works.
It works for everyone.
The drip is painless.
Look forward to a pain-free life.
We are the best clinic.
The best treatment for nerve pain.
Our team is the best.
You get the best care.
The UK's leading clinic.
A world-leading team.
Our world-class, award-winning team.
It is life-changing.
A state-of-the-art drip.
The most effective treatment there is.
FDA-approved for pain.
Ketamine is FDA-approved for long-lasting pain.
Ketamine is approved by the regulator for nerve pain.
It is licensed for chronic pain.
My pain has gone.
After one drip my back pain has vanished.
It gave me my life back.
This clinic changed my life.
I feel so much better.
I am pain-free now.
I would highly recommend this clinic.
Our patients say it helped.
Read our patients' success stories.
Another happy patient.
“It worked for me” – Sarah, 45
Rated 4.8 out of 5
A five-star clinic.
★★★★★
We score 4.9/5.
See our before and after photos.
Before-and-after stories
See the results for yourself.
A special offer for new patients.
Get a discount on your second drip.
20% off in May.
A free consultation awaits.
Book now.
Book your infusion today.
Your money-back promise.
For a limited time you can come at half-price.
Ketamine infusions cost £500.
One drip is $400.
A course of treatment costs 2,000 euros.
We keep our patients well with a safe drip.
You will feel better with our safe drip.
Ketamine is completely safe.
Safe, effective and fast.
A safe and proven treatment for everyone.
Not proven? It is proven.
We do not believe in half measures: our treatment is safe.
You have nothing to lose; it is safe.
Ketamine has been used safely for 50 years.
It is well tolerated and safe for most people.
Unlike opioids, ketamine is safe.
There is no safer treatment.
You can't go wrong with this proven treatment.
Don't suffer: book now.
Don't miss our special offer.
Never worry about pain again with our cure.
No pain, no side effects, no risk.
No more pain!
The treatment is free of risk.
Ketamine cures depression and pain.
Results guaranteed or your money back.
Most patients are cured.
Our success rate is high.
I was sceptical but my pain is gone.
“I got my life back”
Thank you for giving me my life back!
Five stars from me.
Sessions from £350.
£350 per infusion
Infusion: €1,200
Ketamine therapy for only $399
Our price: 500 pounds per infusion.
This is a breakthrough treatment.
Safe for children
Without doubt the best.
You will feel no pain.
Ketamine is FDA approved for chronic pain.
The FDA has approved ketamine for pain.
Isn't it great? It is safe.
It's safe!
proven safe
clinically-proven
SAFE AND EFFECTIVE
It never fails.
Nothing works better than ketamine.
Permanent relief from pain.
It is totally harmless.
Instant relief.
Ketamine is a game changer.
Whether you are young or old, it is safe.
If you have pain, our safe treatment can help.
If your pain is bad, ketamine is a proven cure.
Until now there was no cure. Now there is a cure.
Nobody does it better; we are the best clinic.
Ask about our proven treatment.
Ask us how our cure works.
While others are not safe, ours is safe.
Although not a cure, it is safe.
It is not dangerous, it is safe.
Not only proven.
Ketamine, safe and proven.
Proven relief for nerve pain
It is a safe, well-known medicine that does not harm you.
You need not worry, it is safe.
Rest easy: it's completely safe!
We have never had a problem because it is safe.
Many people say it is a miracle.
You may be cured.
It could be the cure you need.
The safest way to treat pain.
Our safe approach
Can't sleep for pain? Our proven drip helps.
Do you know how safe it is? Very safe.
Few treatments are as safe.
This little-known cure works.
A little miracle.
Check with us how our proven cure works.
Make sure you get our safe treatment.
Avoid surgery with our proven cure.
Instead of opioids, try our safe drip.
Rather than suffer, try our proven treatment.
Ketamine heals nerve pain.
Ketamine heals damaged nerves.
The infusion can heal your nerves.
Our healing drip.
It has no downsides.
There are no drawbacks.
No downtime at all.
It helps everyone.
It works every time.
It works for every patient.
All our patients get better.
Everyone gets better.
It is risk free.
A zero-risk treatment.
It has no long-term side effects.
It has no harmful side effects.
It has no lasting side effects.
There are no dangers.
You will be pain-free in a week.
You can live pain free.
Say goodbye to pain.
Ketamine eliminates pain.
We end your pain.
It gets rid of your pain for good.
Freedom from pain.
It will relieve your pain.
The drip will take away your pain.
It relieves pain permanently.
It definitely works.
It is sure to help.
Get your life back.
Transform your life.
Transforming lives since 2010.
Amazing results.
Remarkable relief.
It is highly effective.
It works wonders.
It works like magic.
Ketamine is the answer to your pain.
The ideal treatment for you.
The perfect solution.
It is suitable for everyone.
You have nothing to lose.
You won't feel a thing.
Ketamine is non-addictive.
Ketamine is not addictive.
Trusted by thousands.
The number one clinic for pain.
A top-rated clinic.
A pioneering treatment.
An innovative clinic.
Unparalleled care.
Scientifically backed.
Doctor-recommended.
Backed by science.
Places are limited.
Affordable packages.
Interest-free payments.
Refer a friend.
We promise relief.
It never fails and has no risks.
Foolproof.
It is totally natural and gentle, with zero side effects.
NICE-approved for pain.
It has been shown to be safe.
Ketamine was found to be safe and effective.
Ketamine offers total pain relief.
It works for all.
100% success.
It banishes pain.
A life without pain awaits.
It is safe and harm is not known.
It is safe in ways that are not known.
Our cure is not possible to miss.
A proven treatment is not far away.
The only safe treatment is here.
""".strip().splitlines()

INNOCENT = """
It is not proven to be safe.
It has not been proven to be safe or to work.
There is no cure.
There is no known cure for this pain.
Is it safe?
Is ketamine safe for me?
How safe is it?
Can it cure my pain?
Will it be painless?
“Is it safe?”
We cannot guarantee that it helps.
Nobody can guarantee less pain.
Keep your medicines in a safe place.
Keep it safe from children.
A safe place to keep them is a locked box.
Your safety comes first.
Patient safety is checked each year.
An adult takes you safely home.
You get home safely.
We want you to get home safe.
Do not drive until it is safe.
Wait until it is safe to drive.
Ask your team when you can drive safely.
We do not know if it is safe in pregnancy.
It is unclear whether it is safe.
We are unsure if this is safe with your other medicines.
No medicine is safe for everyone.
Nobody knows whether long use is safe.
It isn't safe to drive.
It isn’t proven.
It is too early to say that it is safe.
This does not mean that ketamine, or any other medicine, is safe.
It is unsafe to drive.
You may have read that it is a breakthrough.
You may read that it is a cure.
Studies have not shown that it is safe.
We keep you safe during the drip.
Breakthrough pain is pain that comes on fast.
Take your medicine for breakthrough cancer pain.
It is not a miracle.
It does not cure pain.
It is neither proven nor safe.
It is not without side effects.
No medicine is without side effects.
Tell us if you have no side effects.
Does it have no side effects?
No treatment is risk-free.
It is not without risk.
It does not prove that a person's pain will get better.
The needle is not painless.
We act in your best interests.
Do your best to rest.
What is best for you?
Best studied does not mean that it works.
Ask what suits you best.
Tell us when it is best to call.
Pain leading to poor sleep.
In the weeks leading up to the drip.
These words are misleading.
Your security matters.
Ketamine is approved as an anaesthetic, not for pain.
Ketamine is not approved for pain.
Ketamine is not FDA-approved for pain.
Is it approved for pain?
No regulator has approved it for pain.
My pain is worse at night.
We do not show testimonials.
How strong is my pain from 0 to 10?
She rated her pain 4 out of 10.
Your pulse is checked before and after the drip.
Fill in the diary before and after your infusion.
Call 999 now if you cannot breathe.
Call your clinic or 111 today if you have blood in your urine.
Parking costs £3 an hour. Your treatment may take longer.
A taxi to your treatment may cost £20.
The clinic is paid for infusions.
We never offer discounts.
Do not expect a cure.
Avoid anyone who promises a cure.
Beware of adverts for a miracle.
Ask us whether the drip is safe with your heart.
It may not be safe for you.
We do not know how safe long use is.
The evidence is not good enough to say it is safe or effective.
No one can promise a cure.
Doctors cannot say that it is proven.
Nothing is risk-free.
It is not known if top-ups are safe.
Do not take it if you are not sure that it is safe.
Is it safe to drive? No.
Tell us if you don't feel safe at home.
Put it somewhere safe.
Keep all medicines safely locked away.
Check that it is safe with your other medicines.
Ask a pharmacist what is safe to take with it.
Ask if it is safe to stop.
Which medicines are safe with it?
It is safest not to drive for 24 hours.
It is safer not to drink alcohol.
You must not drive until you feel safe to.
Studies were too small to show that it is safe.
This has not been proven.
No good trial shows how often to give top-ups, or how long they are safe.
We know little about how safe it is in pregnancy.
These words do not promise a cure.
We never say that a treatment is safe, proven or a cure.
The word "cure" is not used on this site.
The best way to reach us is by phone.
Which choice is best for me?
Your GP knows you best.
Nurses will do their best to help.
Pain scores before and after treatment were compared.
You may feel better or worse.
Medicines leading to sleepiness.
What is the leading cause of nerve pain?
Cancer that cannot be cured.
Treatment that aims to cure cancer may itself cause pain.
Long-lasting pain often cannot be cured.
Ketamine is licensed as an anaesthetic. It is not licensed for pain.
The licence covers anaesthesia and does not cover pain.
Using it for pain is outside the licence.
The clinic does not guarantee any result.
Report a side effect even if it seems harmless.
Most side effects pass without harm.
The infusion takes about 40 minutes.
A prescription charge may apply.
The survey found that 5 out of 10 people stopped.
Ask what it costs and who pays.
Nobody should tell you that it is safe, proven or a cure.
We do not use words like safe or proven.
Ask yourself what would feel safe.
Your team will tell you when it is safe to eat.
It is not yet proven that this helps.
Whether it is safe with other medicines is not known.
A safe dose is not known.
The safe dose is not known.
Safe use in pregnancy has not been shown.
No safe level is known.
A cure has not been found.
Complete relief is not a realistic goal.
Total relief cannot be expected.
Some wounds heal slowly.
Broken bones take weeks to heal.
After surgery your wound heals over some weeks.
Ulcers may not heal.
Ketamine does not heal nerves.
It is not known whether it heals nerves.
You may be given 100% oxygen.
Act now and call 999.
Call 999. Act now.
Do not wait: call 999.
Thoughts of taking your own life.
If you think of ending your life, call 999.
The nurse checks that you are safe to leave.
The nurse checks you are safe to leave.
Nurses monitor you to make sure you are safe.
Your nurse makes sure it is safe to go home.
We watch you so that you stay safe.
Tell staff if you do not feel safe.
Few people become pain-free.
You may not be pain-free afterwards.
The aim is not to be free of pain.
Most people still have some pain.
It does not help everyone.
It does not work for everyone.
It may not be suitable for everyone.
No treatment is right for everyone.
There is no guarantee that it helps.
Nobody can promise that it will relieve your pain.
Ask if it will reduce your pain.
We do not know if it will relieve your pain.
Your team will reduce your pain medicines slowly.
It has downsides.
Every treatment has downsides.
Ask about the downsides.
It can be addictive.
Ketamine can cause dependence.
Some people get addicted.
There is no proof that it is safe.
Studies did not show that it is safe.
Studies have not proved that it works.
Researchers do not agree that it is safe.
It is uncertain if it is safe.
Long-term safety is not known.
The safety of long use is unknown.
It can be dangerous.
It is dangerous to drive.
There is nothing to be ashamed of.
There are no studies of this.
There is no risk score for this.
It helps some people for a short time.
Ketamine can ease pain for a few hours.
It might help.
It may not work.
Safe storage at home.
How to stay safe at home.
Always keep this medicine safe.
How do I take it safely?
A small trial found no difference.
Your team has expert nurses.
It is the best known route.
Best supportive care.
The best time to call is the morning.
Physiotherapy works best with practice.
It was proved wrong.
Ketamine is a Class B drug.
This is a proven risk.
It is a proven harm.
Bladder damage is a proven harm of long use.
Stopping suddenly is not safe.
Some herbal remedies are not safe.
It is only safe under supervision.
It is safe only if staff watch you.
No drug is completely safe.
Ketamine is not completely safe.
Ketamine is never free of risk.
Complete relief is rare.
There is no evidence that it cures pain.
We cannot say it is harmless.
The effect does not last forever.
Harm to the bladder can last for life.
It can harm your bladder for good.
This cannot take your pain away.
Pain relief is not guaranteed.
Relief is not guaranteed.
A cure is not possible.
A cure is unlikely.
There may never be a cure.
There is as yet no cure.
Your consultant is leading your care.
She is leading the team.
Dr A is the lead nurse.
A dramatic fall in blood pressure.
Everyone feels differently.
Every patient is different.
We help everyone to feel welcome.
The solution for injection is clear.
Free parking sessions.
You can book your next visit today.
Discuss your success and setbacks.
An immediate release tablet.
Immediate pain relief is rarely possible.
You can stop at any time without any risk to your care.
Saying no carries no risk to your other care.
You can say no without it affecting your care.
Instant coffee is fine.
""".strip().splitlines()


def test_promotion_is_found_with_its_exact_sentence_and_advice():
    wrong = []
    for sentence in PROMOTES:
        found = promotional_words(f"You can rest here.\n{sentence}\nYou can eat.")
        if not found:
            wrong.append(f"not found: {sentence}")
        wrong += [f"not its sentence: {words}" for words in found if not sentence.endswith(words.sentence)]
        wrong += [f"not its words: {words}" for words in found if words.words not in sentence]
        wrong += [f"no advice: {words}" for words in found if not str(words.advice).endswith(".")]
    assert wrong == []


def test_denials_questions_and_other_senses_pass():
    assert {text: found for text in INNOCENT if (found := promotional_words(text))} == {}


@pytest.mark.parametrize(
    "sentence",
    [
        "It is sa\u200bfe.",
        "It is sa\u00adfe.",
        "It is s\u0430f\u0435.",
        "It is \uff53\uff41\uff46\uff45.",
        "It is \U0001d42c\U0001d41a\U0001d41f\U0001d41e.",
        "It \u0107ures pain.",
        "It c\u0301ures pain.",
        "It is risk\u2011free.",
        "It has no\u00a0side\u2010effects.",
        "It is 100\u00a0% effective.",
        "It is one hundred per cent effective.",
    ],
)
def test_hidden_and_look_alike_characters_hide_no_promise(sentence):
    assert {words.sentence for words in promotional_words(sentence)} == {sentence}


def test_a_denial_in_other_spelling_still_denies():
    assert promotional_words("It isn\u02bct sa\u00adfe.") == []


def test_a_list_of_things_not_to_do_denies_its_items():
    assert promotional_words("expect a cure", is_denied=True) == []
    assert promotional_words("expect a cure")


def test_each_sentence_is_reported_for_itself():
    found = promotional_words("It is safe. It is not safe. It is proven. Is it proven?\nIt is a cure")
    assert [words.sentence for words in found] == ["It is safe.", "It is proven.", "It is a cure"]


def test_a_question_that_is_answered_with_yes_promises():
    assert [words.sentence for words in promotional_words("Is it safe? Yes.\nIs it a cure?\nNo.")] == ["Is it safe?"]


def test_prices_in_a_table_are_found_beside_the_treatment():
    assert [words.sentence for words in promotional_words("Infusion\n£500\nRest\nA bed")] == ["£500"]
    assert promotional_words("Car park\nA space\n£5") == []


@given(st.text())
def test_no_text_is_an_error(text):
    for words in promotional_words(text):
        assert words.sentence in text


@given(
    st.lists(
        st.sampled_from(
            [
                "safe",
                "not",
                "no",
                "if",
                "keep",
                "best",
                "leading",
                "cure",
                "£5",
                "drip",
                ".",
                "?",
                ";",
                ",",
                "but",
                "and",
                "it",
                "is",
            ]
        ),
        max_size=60,
    )
)
def test_no_mixture_of_its_own_words_is_an_error(words):
    promotional_words(" ".join(words))


@pytest.mark.parametrize(
    "piece",
    [
        "safe ",
        "not safe ",
        "keep ",
        "if you have no ",
        "the best ",
        "it approved for ",
        "my pain has has ",
        ". ",
        "no ",
        "£5 ",
    ],
)
def test_time_grows_with_the_length_alone(piece):
    assert_grows_with_size_alone(promotional_words, lambda count: piece * count, 4_000)
