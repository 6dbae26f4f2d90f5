#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace nianbao {

// The signs of a list with one space between; a list of another length does not compile.
template<std::size_t size>
consteval std::array<std::string_view, size>
listed(std::string_view text)
{
    std::array<std::string_view, size> found;
    std::size_t at = 0;
    while (!text.empty()) {
        const auto end = text.find(' ');
        found.at(at++) = text.substr(0, end);
        text = end == std::string_view::npos ? "" : text.substr(end + 1);
    }
    static_cast<void>(found.at(at == size ? 0 : size));
    return found;
}

// The signs that number formats are written with (ECMA-376 17.18.59).
// clang-format off
struct Signs
{
    // digits from 0 on
    static constexpr auto ideographs           = listed<10>("〇 一 二 三 四 五 六 七 八 九");
    static constexpr auto counting             = listed<10>("○ 一 二 三 四 五 六 七 八 九");
    static constexpr auto traditional          = listed<10>("零 一 二 三 四 五 六 七 八 九");
    static constexpr auto legal                = listed<10>("零 壹 贰 叁 肆 伍 陆 柒 捌 玖");
    static constexpr auto legal_traditional    = listed<10>("零 壹 貳 參 肆 伍 陸 柒 捌 玖");
    static constexpr auto legal_japanese       = listed<10>("〇 壱 弐 参 四 伍 六 七 八 九");
    static constexpr auto korean               = listed<10>("영 일 이 삼 사 오 육 칠 팔 구");
    static constexpr auto full_width           = listed<10>("０ １ ２ ３ ４ ５ ６ ７ ８ ９");
    static constexpr auto hindi                = listed<10>("० १ २ ३ ४ ५ ६ ७ ८ ९");
    static constexpr auto thai                 = listed<10>("๐ ๑ ๒ ๓ ๔ ๕ ๖ ๗ ๘ ๙");

    // one sign a number, from 1 on; those of GB 2312 end at ten
    static constexpr auto circled              = listed<20>("① ② ③ ④ ⑤ ⑥ ⑦ ⑧ ⑨ ⑩ ⑪ ⑫ ⑬ ⑭ ⑮ ⑯ ⑰ ⑱ ⑲ ⑳");
    static constexpr auto circled_chinese      = listed<10>("① ② ③ ④ ⑤ ⑥ ⑦ ⑧ ⑨ ⑩");
    static constexpr auto stopped              = listed<20>("⒈ ⒉ ⒊ ⒋ ⒌ ⒍ ⒎ ⒏ ⒐ ⒑ ⒒ ⒓ ⒔ ⒕ ⒖ ⒗ ⒘ ⒙ ⒚ ⒛");
    static constexpr auto bracketed            = listed<20>("⑴ ⑵ ⑶ ⑷ ⑸ ⑹ ⑺ ⑻ ⑼ ⑽ ⑾ ⑿ ⒀ ⒁ ⒂ ⒃ ⒄ ⒅ ⒆ ⒇");
    static constexpr auto bracketed_ideographs = listed<10>("㈠ ㈡ ㈢ ㈣ ㈤ ㈥ ㈦ ㈧ ㈨ ㈩");
    static constexpr auto stems                = listed<10>("甲 乙 丙 丁 戊 己 庚 辛 壬 癸");
    static constexpr auto branches             = listed<12>("子 丑 寅 卯 辰 巳 午 未 申 酉 戌 亥");

    // alphabets
    static constexpr auto latin_lower          = listed<26>("a b c d e f g h i j k l m n o p q r s t u v w x y z");
    static constexpr auto latin_upper          = listed<26>("A B C D E F G H I J K L M N O P Q R S T U V W X Y Z");
    static constexpr auto russian_lower        = listed<29>("а б в г д е ж з и к л м н о п р с т у ф х ц ч ш щ ы э ю я");
    static constexpr auto russian_upper        = listed<29>("А Б В Г Д Е Ж З И К Л М Н О П Р С Т У Ф Х Ц Ч Ш Щ Ы Э Ю Я");
    static constexpr auto arabic_alpha         = listed<28>("أ ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي");
    static constexpr auto arabic_abjad         = listed<28>("أ ب ج د ه و ز ح ط ي ك ل م ن س ع ف ص ق ر ش ت ث خ ذ ض ظ غ");
    static constexpr auto hebrew               = listed<22>("א ב ג ד ה ו ז ח ט י כ ל מ נ ס ע פ צ ק ר ש ת");
    static constexpr auto hindi_consonants     = listed<37>("क ख ग घ ङ च छ ज झ ञ ट ठ ड ढ ण त थ द ध न ऩ प फ ब भ म य र ऱ ल ळ ऴ व श ष स ह");
    static constexpr auto hindi_vowels         = listed<18>("अ आ इ ई उ ऊ ऋ ऌ ऍ ऎ ए ऐ ऑ ऒ ओ औ अं अः");
    static constexpr auto thai_letters         = listed<41>("ก ข ค ง จ ฉ ช ซ ฌ ญ ฎ ฏ ฐ ฑ ฒ ณ ด ต ถ ท ธ น บ ป ผ ฝ พ ฟ ภ ม ย ร ล ว ศ ษ ส ห ฬ อ ฮ");
    static constexpr auto chicago              = listed< 4>("* † ‡ §");

    // syllables; two of iroha have no half-width form
    static constexpr auto aiueo                = listed<46>("ｱ ｲ ｳ ｴ ｵ ｶ ｷ ｸ ｹ ｺ ｻ ｼ ｽ ｾ ｿ ﾀ ﾁ ﾂ ﾃ ﾄ ﾅ ﾆ ﾇ ﾈ ﾉ ﾊ ﾋ ﾌ ﾍ ﾎ ﾏ ﾐ ﾑ ﾒ ﾓ ﾔ ﾕ ﾖ ﾗ ﾘ ﾙ ﾚ ﾛ ﾜ ｦ ﾝ");
    static constexpr auto aiueo_full_width     = listed<46>("ア イ ウ エ オ カ キ ク ケ コ サ シ ス セ ソ タ チ ツ テ ト ナ ニ ヌ ネ ノ ハ ヒ フ ヘ ホ マ ミ ム メ モ ヤ ユ ヨ ラ リ ル レ ロ ワ ヲ ン");
    static constexpr auto iroha                = listed<48>("ｲ ﾛ ﾊ ﾆ ﾎ ﾍ ﾄ ﾁ ﾘ ﾇ ﾙ ｦ ﾜ ｶ ﾖ ﾀ ﾚ ｿ ﾂ ﾈ ﾅ ﾗ ﾑ ｳ ヰ ﾉ ｵ ｸ ﾔ ﾏ ｹ ﾌ ｺ ｴ ﾃ ｱ ｻ ｷ ﾕ ﾒ ﾐ ｼ ヱ ﾋ ﾓ ｾ ｽ ﾝ");
    static constexpr auto iroha_full_width     = listed<48>("イ ロ ハ ニ ホ ヘ ト チ リ ヌ ル ヲ ワ カ ヨ タ レ ソ ツ ネ ナ ラ ム ウ ヰ ノ オ ク ヤ マ ケ フ コ エ テ ア サ キ ユ メ ミ シ ヱ ヒ モ セ ス ン");
    static constexpr auto ganada               = listed<14>("가 나 다 라 마 바 사 아 자 차 카 타 파 하");
    static constexpr auto chosung              = listed<14>("ㄱ ㄴ ㄷ ㄹ ㅁ ㅂ ㅅ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ");
};
// clang-format on

} // namespace nianbao
