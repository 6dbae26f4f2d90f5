# Sums ctest's LastTest.log: a test that counts its cases counts as those, any other as one.
/^\[doctest\] test cases:/ { passed += $6; failed += $9; counted = 1 }
/^[0-9]+ passed, [0-9]+ failed$/ { passed += $1; failed += $3; counted = 1 }
/^Test Passed\.$/ { if (!counted) ++passed; counted = 0; known = failed }
/^Test Failed\.$|^Test timed out/ { if (failed == known) ++failed; counted = 0; known = failed }
END { print passed + 0, failed + 0 }
